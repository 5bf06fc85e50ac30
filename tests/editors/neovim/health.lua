-- What `:checkhealth speclsp` shows, of a server that is running or of none.

local test = dofile(os.getenv('SPECLSP_TEST_SCRIPTS') .. '/facts.lua')

test.run(function(facts)
  if os.getenv('SPECLSP_TEST_RUNNING') then
    test.attached()
    test.findings({ 'negated-keyword-case' })
  end
  vim.cmd('checkhealth speclsp')
  facts.health = vim.api.nvim_buf_get_lines(0, 0, -1, true)
end)
