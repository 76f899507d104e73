/* The enumerations and macros are in the header beside it, which is given as well. */
#include "beside.h"
const _Bool next[][PRINTER__MAX] = {
    [PRINTER_READY] = {NO, YES}, [PRINTER_PRINTING] = {YES, NO, YES}, [PRINTER_PAUSED] = {YES, YES},
};
