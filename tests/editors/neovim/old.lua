-- What the plugin says to a Neovim that is too old. This one only claims to be.

local test = dofile(os.getenv('SPECLSP_TEST_SCRIPTS') .. '/facts.lua')

test.run(function(facts)
  local has, notify = vim.fn.has, vim.notify
  vim.fn.has = function(feature)
    return feature == 'nvim-0.11' and 0 or has(feature)
  end
  vim.notify = function(message, level)
    facts.said, facts.level = message, level
  end
  vim.lsp.enable('speclsp', false)
  vim.g.loaded_speclsp = nil
  vim.cmd.runtime('plugin/speclsp.lua')
  vim.fn.has, vim.notify = has, notify
  facts.enabled = vim.lsp.is_enabled('speclsp')
end)
