namespace Cordon.Exchange.Asking;

/// <summary>Why and on what ground a batch is asked.</summary>
/// <param name="Purpose">Why, in words: 1 to 200 characters.</param>
/// <param name="LegalBasis">On what legal ground: 1 to 200 characters.</param>
/// <param name="Standing">Whether the outputs are kept until the epoch's end, to look for them in each day's filter too.</param>
/// <param name="From">From when on it may be asked, in seconds since 1970: the cases are older.</param>
/// <param name="Expires">Until when, in seconds since 1970.</param>
public sealed record QueryTerms(string Purpose, string LegalBasis, bool Standing, long From, long Expires);
