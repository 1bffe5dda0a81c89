namespace Cordon.Core.Cases;

/// <summary>
/// What was kept from the thieves, as separate figures. They are of different things, overlap in time and in money, and are never added up: what is
/// returned was mostly frozen before, and what was stopped was never lost. So there is no total here, and nothing to make one of.
/// </summary>
/// <param name="Stopped">Payments that never left: blocked, or held and then cancelled or blocked.</param>
/// <param name="Frozen">What banks said they hold, on orders; whatever became of it later.</param>
/// <param name="Held">What of that is still held.</param>
/// <param name="Released">What of it was let go, by persons or since the law's time was over.</param>
/// <param name="Returned">What was paid back, to the centre or to the victims' banks, whether it was held before or not.</param>
/// <param name="ReturnedUnheld">What of <paramref name="Returned"/> no bank held when it was paid back: it is in no other figure.</param>
/// <param name="Restituted">What was paid to victims.</param>
public sealed record RecoveryFigures(
    IReadOnlyList<CurrencySum> Stopped, IReadOnlyList<CurrencySum> Frozen, IReadOnlyList<CurrencySum> Held, IReadOnlyList<CurrencySum> Released,
    IReadOnlyList<CurrencySum> Returned, IReadOnlyList<CurrencySum> ReturnedUnheld, IReadOnlyList<CurrencySum> Restituted);
