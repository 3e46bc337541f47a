package by.pavilion.customs;

/** What a payment firm says about who paid. Only a firm that compared the payer with the orderer can say it. */
public enum PayerIdentity {
    ORDERER,
    SOMEBODY_ELSE,
    /** The firm has not compared, or cannot. */
    NOT_TOLD;

    /** By the firms' word for it ({@code identityCheckResult}); whatever is not one of the two words tells nothing. */
    public static PayerIdentity ofResult(String result) {
        return switch (result) {
            case "CHECK_PASSED" -> ORDERER;
            case "CHECK_NOT_PASSED" -> SOMEBODY_ELSE;
            default -> NOT_TOLD;
        };
    }
}
