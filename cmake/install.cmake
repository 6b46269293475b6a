# cmake --install build/release [--prefix DIR]: the binary, the model where the binary looks for it, man pages and completion.
include(GNUInstallDirs)
install(TARGETS readout)
install(FILES models/readout-en.safetensors models/README.md DESTINATION ${CMAKE_INSTALL_DATADIR}/readout)
install(FILES LICENSE README.md CHANGELOG.md docs/glossary.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(CODE "
  set(readout $<TARGET_FILE:readout>)
  set(made ${CMAKE_BINARY_DIR}/manuals)
  set(mandir ${CMAKE_INSTALL_MANDIR})
  set(datadir ${CMAKE_INSTALL_DATADIR})
")
install(SCRIPT ${CMAKE_CURRENT_LIST_DIR}/manuals.cmake)
