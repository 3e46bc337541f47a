package by.pavilion.customs.ceb;

/** Who ordered and is taxed, by a resident identity card. Its text shows nothing. */
public record Orderer(String name, String identityNumber, String telephone) {
    @Override
    public String toString() {
        return "Orderer[…]";
    }
}
