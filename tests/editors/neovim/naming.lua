-- What a user does with a name: see where it is used, and give another one.

local test = dofile(os.getenv('SPECLSP_TEST_SCRIPTS') .. '/facts.lua')

test.run(function(facts)
  local client = test.attached()
  local spec = vim.api.nvim_get_current_buf()
  test.findings({ 'negated-keyword-case' })

  test.go('the tone](#tone')
  local listed
  vim.lsp.buf.references(nil, {
    on_list = function(list)
      listed = list.items
    end,
  })
  test.wait('the references', function()
    return listed
  end)
  facts.references = {}
  for _, item in ipairs(listed) do
    local file = vim.fs.basename(item.filename)
    table.insert(facts.references, { file = file, line = item.lnum, text = item.text })
  end

  test.go('lo17')
  vim.lsp.buf.rename('low2')
  local path = vim.fs.joinpath(client.root_dir, 'examples', 'low2.md')
  test.wait('the test to have its new name', function()
    return vim.uv.fs_stat(path)
  end)
  vim.cmd('silent wall')
  facts.spec = vim.api.nvim_buf_get_lines(spec, 0, -1, true)
  facts.test = vim.fn.readfile(path, '', 1)
  facts.left = vim.uv.fs_stat(vim.fs.joinpath(client.root_dir, 'examples', 'lo17.md')) ~= nil
  facts.findings = test.findings({ 'negated-keyword-case' })
  facts.errors = vim.v.errmsg
end)
