/* The part of readline's interface that the test inputs use. */
#ifndef TEST_INPUTS_READLINE_H
#define TEST_INPUTS_READLINE_H

char *readline(const char *prompt);

#endif
