-- What `:checkhealth speclsp` says: whether the server can be found, and what it serves.

local M = {}

local health = vim.health
local PATIENCE = 5000 -- milliseconds

--- Whether this Neovim can run the server at all.
local function neovim()
  health.start('speclsp: Neovim')
  if vim.fn.has('nvim-0.11') == 1 then
    health.ok('Neovim ' .. tostring(vim.version()))
    return true
  end
  health.error('Neovim 0.11 or newer is needed')
  return false
end

--- The command that starts the server, and what it says of itself.
local function executable()
  health.start('speclsp: executable')
  local config = vim.lsp.config.speclsp
  local command = config and config.cmd
  if type(command) ~= 'table' then
    health.info('the command is a function, and not looked at')
    return
  end
  local path = vim.fn.exepath(command[1])
  if path == '' then
    health.error(('"%s" is not executable, or not in PATH'):format(command[1]), {
      'Install it where Neovim finds it: pip install path/to/a/checkout/of/speclsp',
      "Or name it: vim.lsp.config('speclsp', { cmd = { '/path/to/speclsp', '--stdio' } })",
    })
    return
  end
  local asked, answer = pcall(function()
    return vim.system({ path, '--version' }, { text = true }):wait(PATIENCE)
  end)
  if asked and answer.code == 0 then
    health.ok(('%s: %s'):format(path, vim.trim(answer.stdout)))
  else
    local said = asked and vim.trim(answer.stderr or '') or tostring(answer)
    health.error(('%s --version failed: %s'):format(path, said))
  end
end

--- What the server says that it knows.
---@param client vim.lsp.Client
local function status(client)
  local answer, failure = client:request_sync('speclsp/status', vim.NIL, PATIENCE)
  if not answer or answer.err then
    local said = answer and answer.err.message or failure or 'no answer'
    health.warn('the server gives no status: ' .. said)
    return
  end
  for _, folder in ipairs(answer.result.folders) do
    local notations = table.concat(folder.notations, ', ')
    health.info(
      ('%s: documents: %d, clauses: %d, sections: %d, notations: %s'):format(
        folder.uri,
        folder.documents,
        folder.clauses,
        folder.sections,
        notations == '' and 'none' or notations
      )
    )
  end
  if answer.result.indexing then
    health.info('it is still reading')
  end
end

--- Every running server, and the buffers that it is told of.
local function clients()
  health.start('speclsp: clients')
  local running = vim.lsp.get_clients({ name = 'speclsp' })
  if #running == 0 then
    health.info('no server is running: it starts with the first Markdown file')
  end
  for _, client in ipairs(running) do
    local buffers = vim.tbl_keys(client.attached_buffers)
    table.sort(buffers)
    local attached = table.concat(buffers, ', ')
    health.ok(('client %d, attached to the buffers: %s'):format(client.id, attached))
    health.info('version: ' .. (vim.tbl_get(client, 'server_info', 'version') or 'not said'))
    health.info('root: ' .. (client.root_dir or 'none, so each file for the folder that it is in'))
    health.info('encoding of positions: ' .. client.offset_encoding)
    status(client)
  end
end

function M.check()
  if neovim() then
    executable()
    clients()
  end
end

return M
