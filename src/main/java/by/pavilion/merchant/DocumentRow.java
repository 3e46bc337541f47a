package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "MerchantDocumentRow")
@Table(name = "merchant_documents")
@NullUnmarked // the database fills the fields
class DocumentRow {
    private static final String COMMA = ",";

    @Id
    public long id;

    @Column(name = "merchant_id")
    public long merchantId;

    @Column(length = 30)
    @Enumerated(EnumType.STRING)
    public DocumentKind kind;

    @Column(length = 60)
    public String number;

    @Column(length = 200)
    public String issuer;

    @Column(length = 20)
    public String regime;

    @Column(name = "producer_registration", length = 60)
    public String producerRegistration;

    @Column(length = 220)
    public String goods;

    @Column(length = 2020)
    public String brands;

    @Column(name = "valid_from")
    public LocalDate validFrom;

    @Column(name = "valid_until")
    public LocalDate validUntil;

    @Column(name = "created_at", updatable = false)
    public Instant createdAt;

    public boolean begun;

    public boolean warned;

    public boolean ended;

    boolean hasEnded(LocalDate today) {
        return validUntil != null && !validUntil.isAfter(today);
    }

    static DocumentRow of(MerchantDocument document) {
        DocumentRow row = new DocumentRow();
        row.id = document.id().value();
        row.merchantId = document.merchant().value();
        row.kind = document.kind();
        row.number = document.number();
        row.issuer = document.issuer();
        row.regime = document.regime().orElse(null);
        row.producerRegistration = document.producerRegistration().orElse(null);
        row.goods = String.join(COMMA, document.goods());
        row.brands = document.brands().print();
        row.validFrom = document.validFrom();
        row.validUntil = document.validUntil().orElse(null);
        row.createdAt = document.createdAt();
        return row;
    }

    MerchantDocument toDocument() {
        return new MerchantDocument(
                new DocumentId(id),
                new MerchantId(merchantId),
                kind,
                number,
                issuer,
                Optional.ofNullable(regime),
                Optional.ofNullable(producerRegistration),
                goods.isEmpty() ? List.of() : List.of(goods.split(COMMA)),
                BrandNames.parse(brands),
                validFrom,
                Optional.ofNullable(validUntil),
                createdAt);
    }
}
