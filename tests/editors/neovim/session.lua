-- What a user does with a specification that was opened: read, follow, mend.

local test = dofile(os.getenv('SPECLSP_TEST_SCRIPTS') .. '/facts.lua')

test.run(function(facts)
  local client = test.attached()
  facts.attached = {
    encoding = client.offset_encoding,
    root = client.root_dir,
    filetype = vim.bo.filetype,
    version = vim.tbl_get(client, 'server_info', 'version'),
  }
  local spec = vim.api.nvim_get_current_buf()
  facts.findings = test.findings({ 'missing-test', 'negated-keyword-case' })

  test.go('lo17')
  facts.definition = test.moved('the test of the clause', vim.lsp.buf.definition)
  test.go('lo17')
  facts.back = test.moved('the clause of the test', vim.lsp.buf.definition)
  test.go('sy73')
  facts.key = test.moved('CTRL-] to work', function()
    vim.cmd.normal(vim.keycode('<C-]>'))
  end)
  vim.api.nvim_set_current_buf(spec)
  test.go('the tone](')
  facts.link = test.moved('the section of the link', vim.lsp.buf.definition)

  test.go('lo17')
  vim.cmd.normal('K')
  local window = test.wait('the hover', function()
    return vim.b[spec].lsp_floating_preview
  end)
  facts.hover = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true)
  vim.api.nvim_win_close(window, true)

  -- Before the finding, and wide: then every later position depends on the encoding.
  test.go('It MUST')
  local heard = 0
  vim.api.nvim_create_autocmd('DiagnosticChanged', {
    buffer = spec,
    callback = function()
      heard = heard + 1
    end,
  })
  vim.api.nvim_put({ '🙂é' }, 'c', false, false)
  test.wait('the findings after typing', function()
    return heard > 0
  end)
  facts.typed = test.findings({ 'missing-test', 'negated-keyword-case' })

  test.go('MUST not')
  facts.offered = {}
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      table.insert(facts.offered, action.title)
      return action.title:find('in capitals', 1, true) ~= nil
    end,
  })
  test.wait('the code action', function()
    return vim.api.nvim_get_current_line():find('MUST NOT', 1, true)
  end)
  facts.mended = vim.api.nvim_get_current_line()
  facts.left = test.findings({ 'missing-test' })

  test.go('bn20')
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return action.title:find('bn20.md', 1, true) ~= nil
    end,
  })
  local path = vim.fs.joinpath(client.root_dir, 'examples', 'bn20.md')
  local created = test.wait('the file that the code action makes', function()
    local buffer = vim.fn.bufnr(path)
    local line = buffer > 0 and vim.api.nvim_buf_get_lines(buffer, 0, 1, false)[1]
    return line and line ~= '' and buffer
  end)
  facts.created = vim.api.nvim_buf_get_lines(created, 0, -1, true)
  vim.cmd('silent wall')
  facts.saved = vim.uv.fs_stat(path) ~= nil
  vim.api.nvim_set_current_buf(spec)
  facts.clean = test.findings({})

  facts.errors = vim.v.errmsg
end)
