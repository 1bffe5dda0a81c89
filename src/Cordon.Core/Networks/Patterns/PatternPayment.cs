namespace Cordon.Core.Networks.Patterns;

/// <summary>A payment as the patterns see it.</summary>
/// <param name="Number">Its number in the journal; rises from one booked payment to the next.</param>
/// <param name="Payer">The dense number of the payer's account, from 1.</param>
/// <param name="Payee">That of the payee's. A payment to oneself is in no pattern.</param>
/// <param name="TimeMilliseconds">When it was, from the Unix epoch.</param>
/// <param name="AmountMinor">Minor units of the reference currency, not negative, up to <see cref="Screening.ReferenceRates.SizeMax"/>.</param>
/// <param name="IsFirstOfPair">Whether this payer has never paid this payee before: what the fact <c>pair.count</c> says when it is zero.</param>
public readonly record struct PatternPayment(
    long Number, uint Payer, uint Payee, long TimeMilliseconds, long AmountMinor, bool IsFirstOfPair);
