@echo off
rem The Windows twin of ./henn (written with care, untested).
setlocal
where node >nul 2>nul || (echo henn: Node.js is not on PATH: install version 20.15 or later ^(https://nodejs.org^) 1>&2 & exit /b 1)
node -e "const [a, b] = process.versions.node.split('.').map(Number); process.exit(a > 20 || (a === 20 && b >= 15) ? 0 : 1)" || (echo henn: Node.js here is too old: install version 20.15 or later ^(https://nodejs.org^) 1>&2 & exit /b 1)
node "%~dp0scripts\setup.mjs" --quiet-if-done || exit /b 1
set "HENN_COMMAND=%~f0"
node "%~dp0packages\henn\dist\cli\index.js" %*
exit /b %ERRORLEVEL%
