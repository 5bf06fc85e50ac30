-- What a user sees when the server is not installed.

local test = dofile(os.getenv('SPECLSP_TEST_SCRIPTS') .. '/facts.lua')

test.run(function(facts)
  facts.messages = test.wait('a message', function()
    local said = vim.api.nvim_exec2('messages', { output = true }).output
    return said ~= '' and said
  end)
  facts.clients = #vim.lsp.get_clients({ name = 'speclsp' })
end)
