# A build step: embeds every file below ROOT as embedded_NAME() in the C++ file OUT.
# OUT is written anew even when its text is the same, since the bytes it carries may differ.
include(${CMAKE_CURRENT_LIST_DIR}/embed.cmake)
file(GLOB_RECURSE files ${ROOT}/*)
list(SORT files)
allting_embedding_source(${NAME} ${ROOT} "${files}" text)
file(WRITE ${OUT} "${text}")
