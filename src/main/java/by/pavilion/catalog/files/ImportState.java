package by.pavilion.catalog.files;

/** How far an import is. */
public enum ImportState {
    QUEUED,
    RUNNING,
    /** Every row was read; those without errors have landed. */
    DONE,
    /** The file could not be read to its end; the rows before that place have landed. */
    FAILED
}
