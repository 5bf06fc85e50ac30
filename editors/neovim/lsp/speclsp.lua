---@brief
---
--- A language server for specifications in Markdown: clauses, references to them, and tests.
---
--- ```sh
--- pip install path/to/a/checkout/of/speclsp
--- ```
---
--- Nothing has to be configured: a project says what it wants in `speclsp.toml`, or in
--- `[tool.speclsp]` in `pyproject.toml`, which `speclsp --check` reads too. What one user wants
--- otherwise, in this editor only:
---
--- ```lua
--- vim.lsp.config('speclsp', {
---   settings = {
---     speclsp = {
---       ignore = { 'placeholder' },
---       severity = { ['untested-clause'] = 'hint' },
---     },
---   },
--- })
--- ```

---@type vim.lsp.Config
return {
  cmd = { 'speclsp', '--stdio' },
  filetypes = { 'markdown', 'markdown.mdx', 'mdx' },
  root_markers = { { 'speclsp.toml', '.git' }, 'pyproject.toml' },
  -- Neovim asks for findings only where something was typed, and a change in one document can break
  -- another. So the server is to send them.
  capabilities = { textDocument = { diagnostic = false } },
}
