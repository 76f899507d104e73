typedef enum Printer {
    PRINTER_READY = 0,	/* nothing to do */
    PRINTER_PRINTING,
#ifdef CONFIG_PAUSE
    PRINTER_PAUSED,
#endif
    PRINTER__MAX,
} Printer;
#define YES true
#define NO  false
