@echo off
rem Starts ratecut.jar, which lies beside this file, with the Java of JAVA_HOME or of the path.
setlocal
set "jar=%~dp0ratecut.jar"
set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if not exist "%jar%" goto missing
"%java%" -jar "%jar%" %*
exit /b %ERRORLEVEL%
:missing
echo ratecut: There is no "%jar%". Keep it beside ratecut.cmd; mvn -DskipTests package builds it. 1>&2
exit /b 1
