-- A question of the server: answers to choose from, and words of one's own.

local M = {}

local OWN_WORDS = 'In other words ...'

--- Lets the user write an answer, and begin with the words that stand there now.
---@param question table
---@param answer fun(result: any)
local function write(question, answer)
  vim.ui.input({ prompt = question.title .. ' ', default = question.words }, function(words)
    answer(words and words ~= '' and { words = words } or vim.NIL)
  end)
end

--- Lets the user choose an answer. What is left without one is answered with `vim.NIL`.
---@param question table what `speclsp/choose` is sent with
---@param answer fun(result: any)
function M.choose(question, answer)
  local entries = {}
  for place, item in ipairs(question.items) do
    local words = item.label .. (item.detail and ': ' .. item.detail or '')
    table.insert(entries, { words = words, result = { index = place - 1 } })
  end
  if question.allowsOwnWords then
    if #entries == 0 then
      return write(question, answer)
    end
    table.insert(entries, { words = OWN_WORDS })
  end
  local options = {
    kind = 'speclsp',
    prompt = question.title,
    format_item = function(entry)
      return (entry.words:gsub('%s+', ' '))
    end,
  }
  vim.ui.select(entries, options, function(entry)
    if entry and not entry.result then
      write(question, answer)
    else
      answer(entry and entry.result or vim.NIL)
    end
  end)
end

--- Answers the request `speclsp/choose` when the user has.
---@type lsp.Handler
function M.handler(_, question)
  local waiting, is_main = coroutine.running()
  assert(waiting and not is_main, 'this Neovim does not let a handler wait')
  M.choose(question, function(result)
    -- Later, since a list may be one that answers before this waits.
    vim.schedule(function()
      coroutine.resume(waiting, result)
    end)
  end)
  return coroutine.yield()
end

return M
