package by.pavilion.customs.rest;

import by.pavilion.customs.BorderTransport;
import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.Declaration;
import by.pavilion.customs.DeclarationDocument;
import by.pavilion.customs.DeclarationId;
import by.pavilion.customs.DeclarationState;
import by.pavilion.customs.DeclarationStep;
import by.pavilion.customs.DeclaredWaybill;
import by.pavilion.customs.DocumentState;
import by.pavilion.customs.DocumentType;
import by.pavilion.customs.FiledBy;
import by.pavilion.customs.GoodsReturn;
import by.pavilion.customs.NextAction;
import by.pavilion.customs.ReturnedGoods;
import by.pavilion.shared.Messages;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A declaration with its documents, what comes next and why, and what happened so far. */
record DeclarationResponse(
        DeclarationId id,
        String orderId,
        String orderNo,
        String channel,
        CustomsMode customsMode,
        DeclarationState state,
        Money payable,
        Optional<DeclaredWaybill> waybill,
        Optional<BorderTransport> transport,
        Optional<String> entryNumber,
        Optional<String> listNumber,
        List<DocumentResponse> documents,
        List<ReturnResponse> returns,
        NextResponse next,
        Optional<ReasonResponse> attention,
        List<DeclarationStep> timeline,
        Instant openedAt,
        Optional<Instant> submittedAt,
        Optional<Instant> releasedAt) {

    record DocumentResponse(
            DocumentType document,
            int number,
            FiledBy filedBy,
            DocumentState state,
            Optional<String> code,
            Optional<String> detailCode,
            Optional<String> meaning,
            Optional<String> text,
            Optional<Instant> returnedAt,
            int attempts,
            Optional<Instant> sentAt) {

        static DocumentResponse of(DeclarationDocument document, String language) {
            Optional<String> code =
                    document.result().map(DeclarationDocument.Result::code).filter(said -> !said.isEmpty());
            return new DocumentResponse(
                    document.type(),
                    document.number(),
                    document.filedBy(),
                    document.state(),
                    code,
                    document.result().flatMap(DeclarationDocument.Result::detailCode),
                    code.flatMap(said -> Messages.find(language, "receipt." + said, Map.of())),
                    document.result().map(DeclarationDocument.Result::text),
                    document.result().map(DeclarationDocument.Result::at),
                    document.attempts(),
                    document.sentAt());
        }
    }

    record ReturnResponse(
            int number,
            DocumentState state,
            String reason,
            List<ReturnedGoods.Line> lines,
            Optional<Instant> sentAt,
            Optional<Instant> returnedAt) {

        static ReturnResponse of(GoodsReturn goodsReturn) {
            DeclarationDocument document = goodsReturn.document();
            return new ReturnResponse(
                    document.number(),
                    document.state(),
                    goodsReturn.reason(),
                    goodsReturn.goods().lines(),
                    document.sentAt(),
                    document.result().map(DeclarationDocument.Result::at));
        }
    }

    record NextResponse(NextAction.Action action, ReasonResponse reason) {
        static NextResponse of(NextAction next, String language) {
            return new NextResponse(next.action(), ReasonResponse.of(next.reason(), next.facts(), language));
        }
    }

    record ReasonResponse(String code, String text) {
        static ReasonResponse of(String code, Map<String, Object> facts, String language) {
            return new ReasonResponse(
                    code, Messages.find(language, "reason." + code, facts).orElse(code));
        }
    }

    static DeclarationResponse of(
            Declaration declaration,
            List<GoodsReturn> returns,
            NextAction next,
            List<DeclarationStep> timeline,
            String language) {
        return new DeclarationResponse(
                declaration.id(),
                declaration.orderId(),
                declaration.orderNo(),
                declaration.channel(),
                declaration.mode(),
                declaration.state(),
                declaration.payable(),
                declaration.progress().waybill(),
                declaration.progress().transport(),
                declaration.progress().entryNumber(),
                declaration.progress().listNumber(),
                declaration.progress().documents().stream()
                        .map(document -> DocumentResponse.of(document, language))
                        .toList(),
                returns.stream().map(ReturnResponse::of).toList(),
                NextResponse.of(next, language),
                declaration.progress().attention().map(reason -> ReasonResponse.of(reason, Map.of(), language)),
                timeline,
                declaration.openedAt(),
                declaration.progress().submittedAt(),
                declaration.progress().releasedAt());
    }
}
