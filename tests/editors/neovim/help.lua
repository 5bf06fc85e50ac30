-- The help file: its tags, and whether every place that it names is there.

local test = dofile(os.getenv('SPECLSP_TEST_SCRIPTS') .. '/facts.lua')

test.run(function(facts)
  vim.cmd.help('speclsp')
  facts.opened = vim.api.nvim_buf_get_name(0)
  facts.lines = vim.api.nvim_buf_get_lines(0, 0, -1, true)
  local text = table.concat(facts.lines, '\n')
  facts.missing = {}
  for _, pattern in ipairs({ '|([^|%s]+)|', "'(%l%l+)'" }) do
    for name in text:gmatch(pattern) do
      local tag = pattern:sub(1, 1) == "'" and ("'%s'"):format(name) or name
      if vim.fn.exists('&' .. name) == 1 or pattern:sub(1, 1) == '|' then
        if not pcall(vim.cmd.help, tag) then
          table.insert(facts.missing, tag)
        end
      end
    end
  end
end)
