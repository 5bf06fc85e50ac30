-- Runs the steps of a test in a user's Neovim, and writes down what they find out.

local M = {}

local PATIENCE = 15000 -- milliseconds

--- Waits until `condition` gives something, and gives that.
---@param what string
---@param condition fun(): any
function M.wait(what, condition)
  local found
  local came = vim.wait(PATIENCE, function()
    found = condition()
    return found
  end, 20)
  if not came then
    local said = vim.api.nvim_exec2('messages', { output = true }).output
    error(('waited in vain for %s\nmessages: %s'):format(what, said), 0)
  end
  return found
end

--- The server of the current buffer, as soon as it is attached.
function M.attached()
  return M.wait('the server to attach', function()
    local client = vim.lsp.get_clients({ bufnr = 0, name = 'speclsp' })[1]
    return client and client.initialized and client
  end)
end

--- The findings in the current buffer, each with the words that it is about, once `codes` are there.
---@param codes string[] sorted
function M.findings(codes)
  local wanted = table.concat(codes, ' ')
  return M.wait('the findings "' .. wanted .. '"', function()
    local found = {}
    for _, each in ipairs(vim.diagnostic.get(0)) do
      local words =
        vim.api.nvim_buf_get_text(0, each.lnum, each.col, each.end_lnum, each.end_col, {})
      table.insert(found, {
        code = each.code,
        line = each.lnum,
        message = each.message,
        severity = vim.diagnostic.severity[each.severity],
        source = each.source,
        words = table.concat(words, '\n'),
      })
    end
    table.sort(found, function(one, other)
      return one.code < other.code
    end)
    local there = vim.tbl_map(function(each)
      return each.code
    end, found)
    return table.concat(there, ' ') == wanted and { findings = found }
  end).findings
end

--- Puts the cursor on the first `words` of the current buffer.
---@param words string
function M.go(words)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, true)) do
    local column = line:find(words, 1, true)
    if column then
      vim.api.nvim_win_set_cursor(0, { number, column - 1 })
      return
    end
  end
  error(('there is no "%s" in %s'):format(words, vim.api.nvim_buf_get_name(0)), 0)
end

--- Where the cursor is, and the rest of its line.
function M.place()
  local line, column = unpack(vim.api.nvim_win_get_cursor(0))
  return {
    file = vim.fs.basename(vim.api.nvim_buf_get_name(0)),
    line = line - 1,
    rest = vim.api.nvim_get_current_line():sub(column + 1),
  }
end

--- Where `move` leads, which is done in the editor's own time.
---@param what string
---@param move fun()
function M.moved(what, move)
  local before = vim.inspect(M.place())
  move()
  M.wait(what, function()
    return vim.inspect(M.place()) ~= before
  end)
  return M.place()
end

--- Runs `steps`, which fill the table that they are given, and ends Neovim as a user does.
---@param steps fun(facts: table)
function M.run(steps)
  local facts = vim.empty_dict()
  local done, failure = xpcall(steps, function(raised)
    return debug.traceback(tostring(raised), 2)
  end, facts)
  if not done then
    facts.failure = failure
  end
  local file = assert(io.open(os.getenv('SPECLSP_TEST_FACTS'), 'w'))
  file:write(vim.json.encode(facts))
  file:close()
  vim.cmd('qall!')
end

return M
