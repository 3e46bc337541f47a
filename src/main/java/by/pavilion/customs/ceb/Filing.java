package by.pavilion.customs.ceb;

/** What a document asks for ({@code appType}). */
public enum Filing {
    NEW("1"),
    CHANGE("2"),
    DELETE("3");

    private final String code;

    Filing(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when there is no such code */
    public static Filing ofCode(String code) {
        for (Filing filing : values()) {
            if (filing.code.equals(code)) {
                return filing;
            }
        }
        throw new IllegalArgumentException("no kind of filing " + code);
    }
}
