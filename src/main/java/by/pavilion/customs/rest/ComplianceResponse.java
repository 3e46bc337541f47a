package by.pavilion.customs.rest;

import by.pavilion.customs.Compliance;
import by.pavilion.customs.ComplianceAnswer;
import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.DocumentLevel;
import by.pavilion.customs.YearlyQuantity;
import by.pavilion.merchant.DocumentKind;
import by.pavilion.shared.Messages;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the gate says of goods, mode by mode. */
record ComplianceResponse(String hsCode, Optional<String> province, List<ModeResponse> modes) {

    record ModeResponse(
            CustomsMode mode,
            LocalDate date,
            Compliance.Verdict verdict,
            List<ReasonResponse> reasons,
            List<DocumentNeeded> documents,
            Optional<String> listEdition,
            Optional<String> listRemark,
            Optional<QuantityResponse> yearlyQuantity) {

        static ModeResponse of(ComplianceAnswer answer, String language) {
            return new ModeResponse(
                    answer.mode(),
                    answer.date(),
                    answer.compliance().verdict(),
                    answer.compliance().reasons().stream()
                            .map(reason -> ReasonResponse.of(reason, language))
                            .toList(),
                    answer.documents().stream().map(DocumentNeeded::of).toList(),
                    answer.compliance().listEdition(),
                    answer.listRemark(),
                    answer.yearlyQuantity().map(QuantityResponse::of));
        }
    }

    record ReasonResponse(String code, String text, String source) {
        static ReasonResponse of(Compliance.Reason reason, String language) {
            String text =
                    Messages.find(language, "reason." + reason.code(), Map.of()).orElse(reason.code());
            return new ReasonResponse(reason.code(), text, reason.source());
        }
    }

    record DocumentNeeded(DocumentKind document, DocumentLevel level, boolean required, String source) {
        static DocumentNeeded of(ComplianceAnswer.NeededDocument needed) {
            return new DocumentNeeded(needed.document(), needed.level(), needed.isRequired(), needed.source());
        }
    }

    /** The most that one person may import in a calendar year. */
    record QuantityResponse(String most, String unit, String source) {
        static QuantityResponse of(YearlyQuantity limit) {
            return new QuantityResponse(
                    limit.most().stripTrailingZeros().toPlainString(), limit.unit(), limit.source());
        }
    }

    static ComplianceResponse of(
            String hsCode, Optional<String> province, List<ComplianceAnswer> answers, String language) {
        return new ComplianceResponse(
                hsCode,
                province,
                answers.stream()
                        .map(answer -> ModeResponse.of(answer, language))
                        .toList());
    }
}
