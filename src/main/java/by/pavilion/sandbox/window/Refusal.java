package by.pavilion.sandbox.window;

/**
 * Why a document is not taken or not passed.
 *
 * @param status the receipt's status: below zero for the window's own checks, 100 when customs sends it back
 * @param text the receipt's text
 */
record Refusal(String status, String text) {
    /**
     * Sent back by customs, with a code in the form that real receipts show. Customs' own list of codes is not public, so
     * the numbers from 1301 on are invented here.
     */
    static Refusal sentBack(int code, String text) {
        return new Refusal("100", "[Code:" + code + ";Desc:" + text + "]");
    }
}
