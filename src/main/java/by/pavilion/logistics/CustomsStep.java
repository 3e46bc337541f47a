package by.pavilion.logistics;

/** Something that customs did with a parcel on its way. */
enum CustomsStep {
    EXPORT_PRESENTED("export", "presented"),
    EXPORT_HELD("export", "held"),
    EXPORT_RELEASED("export", "released"),
    IMPORT_PRESENTED("import", "presented"),
    IMPORT_HELD("import", "held"),
    IMPORT_RELEASED("import", "released");

    private final String side;
    private final String status;

    CustomsStep(String side, String status) {
        this.side = side;
        this.status = status;
    }

    String side() {
        return side;
    }

    String status() {
        return status;
    }
}
