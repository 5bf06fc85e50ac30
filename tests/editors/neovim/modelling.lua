-- What a user is asked before a model is, and what becomes of its answer.

local test = dofile(os.getenv('SPECLSP_TEST_SCRIPTS') .. '/facts.lua')

test.run(function(facts)
  test.attached()
  local spec = vim.api.nvim_get_current_buf()
  test.findings({ 'may-not', 'vague-adjective', 'vague-adverb' })

  facts.shown = {}
  local answers = {}
  vim.ui.select = function(items, options, on_choice)
    local labels = vim.tbl_map(options.format_item, items)
    table.insert(facts.shown, { prompt = options.prompt, labels = labels })
    local chosen = table.remove(answers, 1)
    on_choice(items[chosen], chosen)
  end

  ---@param choices integer[] what the user chooses, one after the other
  ---@param done fun(): any
  local function ask(choices, done)
    answers = choices
    test.go('quickly')
    vim.lsp.buf.code_action({
      apply = true,
      filter = function(action)
        return action.title == 'Ask a model how "quickly" can be read'
      end,
    })
    test.wait('the answer', done)
  end

  ask({ 2 }, function()
    return #facts.shown == 1
  end)
  facts.unsent = vim.api.nvim_buf_get_lines(spec, 0, -1, true)
  ask({ 1, 2 }, function()
    return table.concat(vim.api.nvim_buf_get_lines(spec, 0, -1, true), '\n'):find('200 ms', 1, true)
  end)
  facts.spec = vim.api.nvim_buf_get_lines(spec, 0, -1, true)
  facts.errors = vim.v.errmsg
end)
