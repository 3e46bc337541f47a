package by.pavilion.sandbox.window;

import java.util.Optional;
import java.util.Set;

/** The receipts that a document gets one after the other when nothing is wrong with it, and where a scenario turns off. */
final class Course {
    static final String TAKEN = "0";
    private static final Set<DocumentKind> FILED_BY_THE_STORE =
            Set.of(DocumentKind.ORDER, DocumentKind.LIST, DocumentKind.CANCEL, DocumentKind.RETURN);

    private Course() {}

    /**
     * What comes next.
     *
     * @param told the receipt
     * @param status the document's status from then on
     */
    record Step(Refusal told, String status) {
        private static Optional<Step> of(String status, String text) {
            return Optional.of(new Step(new Refusal(status, text), status));
        }
    }

    /** Whether customs must look at the document before the next step. */
    static boolean isAtCustoms(Registered document) {
        return document.status().equals("3");
    }

    /** The next step; empty when the document has come to its end. */
    static Optional<Step> next(Registered document, Scenario scenario) {
        return switch (document.status()) {
            case TAKEN ->
                scenario == Scenario.DUPLICATE && document.kind() == DocumentKind.LIST
                        ? Optional.of(new Step(document.kind().duplicate(), "2"))
                        : Step.of("2", taken(document));
            case "2" -> failsToReachCustoms(document, scenario) ? Step.of("4", "发送海关失败") : Step.of("3", "发送海关成功");
            case "3" -> Step.of("120", "[Code:1800;Desc:逻辑校验通过]");
            case "120" -> afterStored(document.kind(), scenario);
            case "300", "500", "501" -> Step.of("399", "海关审结");
            case "399" ->
                document.kind() == DocumentKind.LIST ? Step.of("800", "[Code:2600;Desc:放行]") : Optional.empty();
            case "800" -> Step.of("899", "结关");
            default -> Optional.empty();
        };
    }

    private static Optional<Step> afterStored(DocumentKind kind, Scenario scenario) {
        return switch (kind) {
            case ORDER, PAYMENT, WAYBILL, PROOF -> Optional.empty();
            case CANCEL, RETURN, ARRIVAL -> Step.of("399", "海关审结");
            case LIST ->
                scenario.review().map(told -> new Step(told, told.status())).or(() -> Step.of("399", "海关审结"));
        };
    }

    private static boolean failsToReachCustoms(Registered document, Scenario scenario) {
        return scenario == Scenario.SEND_FAILED
                && document.attempts() == 1
                && FILED_BY_THE_STORE.contains(document.kind());
    }

    private static String taken(Registered document) {
        String what = document.kind() == DocumentKind.LIST ? "清单新增申报成功" : "新增申报成功";
        return what + "[" + document.facts().text("guid") + "]";
    }
}
