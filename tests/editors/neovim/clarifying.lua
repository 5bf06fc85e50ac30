-- What a user is asked about a finding, and what becomes of the answer.

local test = dofile(os.getenv('SPECLSP_TEST_SCRIPTS') .. '/facts.lua')

test.run(function(facts)
  test.attached()
  local spec = vim.api.nvim_get_current_buf()
  test.findings({ 'may-not', 'vague-adjective', 'vague-adverb' })

  -- What the user sees, and does with it, one after the other.
  facts.shown = {}
  local chosen, written
  vim.ui.select = function(items, options, on_choice)
    local labels = vim.tbl_map(options.format_item, items)
    table.insert(facts.shown, { prompt = options.prompt, labels = labels })
    on_choice(items[chosen], chosen)
  end
  vim.ui.input = function(options, on_confirm)
    table.insert(facts.shown, { prompt = options.prompt, default = options.default })
    on_confirm(written)
  end

  ---@param words string where the cursor is
  ---@param answer { chosen: integer?, written: string? }
  ---@param done fun(): any
  local function clarify(words, answer, done)
    chosen, written = answer.chosen, answer.written
    test.go(words)
    vim.lsp.buf.code_action({
      apply = true,
      filter = function(action)
        return vim.startswith(action.title, 'Clarify: ')
      end,
    })
    test.wait('the answer about "' .. words .. '"', done)
  end
  local function has(words)
    return function()
      return table.concat(vim.api.nvim_buf_get_lines(spec, 0, -1, true), '\n'):find(words, 1, true)
    end
  end
  local function asked(number)
    return function()
      return #facts.shown == number
    end
  end

  clarify('MAY not', {}, asked(1))
  clarify('MAY not', { chosen = 3 }, asked(3))
  clarify('MAY not', { chosen = 1 }, has('MUST NOT close'))
  clarify('suitable', { written = 'The door MUST open within 2 s.' }, has('open within 2 s.'))
  clarify('quickly', { chosen = 2, written = 'It SHALL retry 2 s later.' }, has('2 s later.'))
  facts.left = test.findings({})
  facts.spec = vim.api.nvim_buf_get_lines(spec, 0, -1, true)
  facts.errors = vim.v.errmsg
end)
