package by.pavilion.customs;

/**
 * A return of goods after their release, as it stands.
 *
 * @param document how far it has come at customs; its number is that of the return
 * @param reason as customs reads it
 */
public record GoodsReturn(DeclarationDocument document, String reason, ReturnedGoods goods) {}
