package by.pavilion.logistics.consolidation;

/** The transport document of a departure. */
public enum DocumentType {
    CMR,
    SMGS,
    /** The common note of CIM and SMGS: one number for the whole way. */
    CIM_SMGS,
    AWB,
    BL
}
