# What 'cmake --install' installs beside the programs, and the Debian package.
#
#   cmake --build --preset release
#   cmake --install build/release --prefix /opt/retrylint
#   cd build/release && cpack -G DEB
set(package_dir ${CMAKE_CURRENT_LIST_DIR})
set(made ${CMAKE_BINARY_DIR}/package)
file(MAKE_DIRECTORY ${made})

install(TARGETS retrylint-tidy LIBRARY DESTINATION ${RETRYLINT_PLUGIN_DIR})

# The program describes itself.
set(described)
macro(retrylint_described file)
  add_custom_command(OUTPUT ${made}/${file}
    COMMAND retrylint ${ARGN} > ${made}/${file}
    DEPENDS retrylint VERBATIM)
  list(APPEND described ${made}/${file})
endmacro()
retrylint_described(retrylint.1 manual)
retrylint_described(retrylint.bash completion bash)
retrylint_described(_retrylint completion zsh)
retrylint_described(retrylint.fish completion fish)
install(FILES ${made}/retrylint.bash RENAME retrylint
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${made}/_retrylint DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${made}/retrylint.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

# Manual pages and the changelog are compressed as Debian wants them: without
# time stamps, so that two builds are the same bytes.
find_program(GZIP gzip REQUIRED)
macro(retrylint_compressed source file)
  add_custom_command(OUTPUT ${made}/${file}.gz
    COMMAND ${GZIP} -9nc ${source} > ${made}/${file}.gz
    DEPENDS ${source} VERBATIM)
  list(APPEND described ${made}/${file}.gz)
endmacro()
retrylint_compressed(${made}/retrylint.1 retrylint.1)
install(FILES ${made}/retrylint.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
if(TARGET retrylint-clangd)
  configure_file(${package_dir}/retrylint-clangd.1.in ${made}/retrylint-clangd.1 @ONLY)
  retrylint_compressed(${made}/retrylint-clangd.1 retrylint-clangd.1)
  install(FILES ${made}/retrylint-clangd.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()
configure_file(${package_dir}/changelog.in ${made}/changelog @ONLY)
retrylint_compressed(${made}/changelog changelog)
add_custom_target(retrylint-package-files ALL DEPENDS ${described})

set(docs ${CMAKE_INSTALL_DATADIR}/doc/retrylint)
install(FILES ${made}/changelog.gz ${package_dir}/copyright README.md DESTINATION ${docs})
install(DIRECTORY docs/ DESTINATION ${docs} FILES_MATCHING PATTERN "*.md" PATTERN "*.png" PATTERN "*.svg")
foreach(folder IN ITEMS bazel cmake github gitlab jenkins)
  install(DIRECTORY driver/integrations/${folder} DESTINATION ${CMAKE_INSTALL_DATADIR}/retrylint)
endforeach()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME retrylint)
set(CPACK_PACKAGE_VENDOR retrylint)
set(CPACK_PACKAGE_CONTACT "The retrylint authors <retrylint@retrylint.example>" CACHE STRING
    "Name and address of who is responsible for packages made here")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
# One package, whatever component something was installed as.
set(CPACK_MONOLITHIC_INSTALL ON)
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Clang's own headers (stddef.h and the like) are found beside libclang-cpp.
set(CPACK_DEBIAN_PACKAGE_DEPENDS libclang-common-22-dev)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "git")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "clang-tidy-22, pre-commit")
# CPack puts the summary before this, indents it, and marks its empty lines.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "finds retry anti-patterns in C, C++ and Objective-C client code")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"retrylint finds retry code that turns a server's bad minute into an outage:
failure callbacks that start the operation again at once, loops around
network calls that never give up, delays that do not grow, or grow without a
cap or a random part, requests sent again after the server has said no.

It reads code as the compiler does, through Clang, and reports on the
terminal and in SARIF. The package has the command, a plugin for
clang-tidy-22, and retrylint-clangd, a language server for editors.")
include(CPack)
