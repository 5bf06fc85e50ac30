-- A file that belongs to no project, which Neovim was started with.

local test = dofile(os.getenv('SPECLSP_TEST_SCRIPTS') .. '/facts.lua')

test.run(function(facts)
  local client = test.attached()
  facts.root = client.root_dir or vim.NIL
  facts.filetype = vim.bo.filetype
  facts.findings = test.findings({ 'negated-keyword-case' })
end)
