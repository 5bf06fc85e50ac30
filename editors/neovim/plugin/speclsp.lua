-- Switches the language server on. What Neovim has to know of it stands in lsp/speclsp.lua.

if vim.g.loaded_speclsp then
  return
end
vim.g.loaded_speclsp = true

if vim.fn.has('nvim-0.11') == 0 then
  local version = vim.version()
  local found = ('%d.%d.%d'):format(version.major, version.minor, version.patch)
  vim.notify('speclsp needs Neovim 0.11 or newer, and this is ' .. found, vim.log.levels.WARN)
  return
end

-- The server reads these too, and Neovim 0.11 has no file type for them.
if not vim.filetype.match({ filename = 'a.mdx' }) then
  vim.filetype.add({ extension = { mdx = 'mdx' } })
end

vim.api.nvim_create_autocmd('FileType', {
  desc = 'Says once that the language server is missing: Neovim itself only logs it',
  pattern = { 'markdown', 'mdx' },
  once = true,
  callback = function()
    local command = (vim.lsp.config.speclsp or {}).cmd
    if type(command) == 'table' and vim.fn.executable(command[1]) == 0 then
      local words = 'speclsp: no "%s" in PATH, :checkhealth speclsp says how to get it'
      vim.notify(words:format(command[1]), vim.log.levels.WARN)
    end
  end,
})

-- What a lens does that counts several places: they go into the quickfix list.
vim.lsp.commands['speclsp.showReferences'] = function(command, context)
  local client = assert(vim.lsp.get_client_by_id(context.client_id))
  local places = vim.lsp.util.locations_to_items(command.arguments[3], client.offset_encoding)
  vim.fn.setqflist({}, ' ', { title = command.title, items = places })
  vim.cmd(#places == 1 and 'cfirst' or 'botright copen')
end

-- What the server has and other clients do not: a list of places, and a question with answers.
vim.lsp.config('speclsp', {
  capabilities = { experimental = { speclspShowReferences = true, speclspChoose = true } },
  handlers = {
    ['speclsp/choose'] = function(...)
      return require('speclsp.choose').handler(...)
    end,
  },
})

vim.lsp.enable('speclsp')
