package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "merchant_merchants")
@NullUnmarked // the database fills the fields
class MerchantRow {
    @Id
    public long id;

    @Column(length = 250)
    public String name;

    @Column(name = "legal_name", length = 250)
    public String legalName;

    @Column(name = "registration_number", length = 60)
    public String registrationNumber;

    @Column(length = 2)
    public String country;

    @Column(length = 20)
    @Enumerated(EnumType.STRING)
    public MerchantStatus status;

    /** One in each line. */
    @Column(name = "status_reasons", columnDefinition = "TEXT")
    public String statusReasons;

    @Column(name = "status_since")
    public Instant statusSince;

    @Version
    public long version;

    @Column(name = "created_at", updatable = false)
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    static MerchantRow made(MerchantId id, Instant at) {
        MerchantRow row = new MerchantRow();
        row.id = id.value();
        row.status = MerchantStatus.APPROVED;
        row.createdAt = at;
        row.updatedAt = at;
        return row;
    }

    /** Takes the particulars over, and says whether that changed anything. */
    boolean take(SaveMerchant.Particulars particulars) {
        boolean changed =
                !particulars.equals(new SaveMerchant.Particulars(name, legalName, registrationNumber, country));
        name = particulars.name();
        legalName = particulars.legalName();
        registrationNumber = particulars.registrationNumber();
        country = particulars.country();
        return changed;
    }

    void move(MerchantStatus to, List<String> reasons, Instant at) {
        status = to;
        statusReasons = reasons.isEmpty() ? null : String.join("\n", reasons);
        statusSince = at;
        updatedAt = at;
    }

    MerchantProfile toProfile() {
        return new MerchantProfile(
                new MerchantId(id),
                name,
                legalName,
                registrationNumber,
                country,
                status,
                statusReasons == null ? List.of() : List.of(statusReasons.split("\n")),
                statusSince == null ? createdAt : statusSince,
                version,
                createdAt,
                updatedAt);
    }
}
