# `cmake --install` and the Debian package: cmake --build build/release --target package
# The preset `release` installs below /usr; its settings go to /etc, so packing uses DESTDIR.
include(GNUInstallDirs)
install(TARGETS allting allting-print RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES packaging/allting.service DESTINATION lib/systemd/system)
install(FILES packaging/allting.conf DESTINATION /etc/allting)
install(FILES README.md CHANGELOG.md docs/operating.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES docs/reference/settings.md DESTINATION ${CMAKE_INSTALL_DOCDIR}/reference)

set(CPACK_GENERATOR DEB)
set(CPACK_STRIP_FILES ON)
set(CPACK_SET_DESTDIR ON)
set(CPACK_PACKAGE_CONTACT "Allting maintainers <maintainers@allting.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "participatory budgets, from the first idea to the decided projects")
set(CPACK_PACKAGE_DESCRIPTION "Residents propose, officials answer, residents vote, the count is explained,
the board decides and the money is followed. A web server with everything inside:
SQLite by default, PostgreSQL by one setting.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
# dpkg-shlibdeps sees what the program is linked with, so those that it loads itself are named here.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, ca-certificates, libcjose0 (>= 0.6), libcurl4 (>= 7.85), libpq5 (>= 13), libqrencode4 (>= 4.0), libssl3")
# Fonts for code letters: Latin, Greek, Cyrillic and Arabic signs. Dictionary and thesaurus: more similar ideas are found.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-dejavu-core, hunspell-sv, mythes-sv")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA packaging/postinst packaging/prerm packaging/postrm)
list(TRANSFORM CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA PREPEND ${CMAKE_SOURCE_DIR}/)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
file(WRITE ${CMAKE_BINARY_DIR}/conffiles "/etc/allting/allting.conf\n")
list(APPEND CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_BINARY_DIR}/conffiles)
include(CPack)
