-- What lsp/speclsp.lua gives where there is nothing that it could call.

local test = dofile(os.getenv('SPECLSP_TEST_SCRIPTS') .. '/facts.lua')

test.run(function(facts)
  local file = vim.api.nvim_get_runtime_file('lsp/speclsp.lua', false)[1]
  facts.table = setfenv(assert(loadfile(file)), {})()
end)
