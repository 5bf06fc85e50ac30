-- Two projects in one Neovim: each file is served for its own folder.

local test = dofile(os.getenv('SPECLSP_TEST_SCRIPTS') .. '/facts.lua')

--- What the current buffer is told, and where the tag in it leads.
local function looked()
  local client = test.attached()
  -- The first of these findings says that the whole folder has been read.
  local found = { root = client.root_dir, findings = test.findings({ 'missing-test', 'negated-keyword-case' }) }
  test.go('lo17')
  found.definition = test.moved('the test of the clause', vim.lsp.buf.definition)
  found.test = vim.api.nvim_buf_get_name(0)
  return found
end

test.run(function(facts)
  facts.first = looked()
  vim.cmd.edit(os.getenv('SPECLSP_TEST_OTHER'))
  facts.second = looked()
  facts.clients = #vim.lsp.get_clients({ name = 'speclsp' })

  -- One client may be told of a further folder too.
  vim.lsp.buf.add_workspace_folder(os.getenv('SPECLSP_TEST_THIRD'))
  facts.folders = vim.lsp.buf.list_workspace_folders()
  vim.cmd.edit(vim.fs.joinpath(os.getenv('SPECLSP_TEST_THIRD'), 'spec.md'))
  facts.third = looked()
end)
