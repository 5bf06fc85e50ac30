-- What is shown of a specification besides its words: lenses, a click on them, hints and folds.

local test = dofile(os.getenv('SPECLSP_TEST_SCRIPTS') .. '/facts.lua')

test.run(function(facts)
  local client = test.attached()
  local spec = vim.api.nvim_get_current_buf()
  test.findings({ 'missing-test', 'negated-keyword-case' })

  vim.lsp.codelens.refresh({ bufnr = spec })
  facts.lenses = test.wait('the lenses', function()
    local titles = {}
    for _, each in ipairs(vim.lsp.codelens.get(spec)) do
      table.insert(titles, each.command and each.command.title)
    end
    return #titles == 9 and titles
  end)
  test.go('# Tone')
  vim.lsp.codelens.run()
  facts.list = test.wait('the quickfix list', function()
    local list = vim.fn.getqflist({ title = true, items = true })
    return #list.items > 0 and { title = list.title, text = list.items[1].text }
  end)

  vim.api.nvim_set_current_buf(spec)
  facts.hints = client:request_sync('textDocument/inlayHint', {
    textDocument = vim.lsp.util.make_text_document_params(spec),
    range = { start = { line = 0, character = 0 }, ['end'] = { line = 99, character = 0 } },
  }, 10000, spec).result

  vim.wo.foldmethod = 'expr'
  vim.wo.foldexpr = 'v:lua.vim.lsp.foldexpr()'
  facts.level = test.wait('the folds', function()
    local level = vim.fn.foldlevel(3)
    return level > 0 and level
  end)
  facts.errors = vim.v.errmsg
end)
