using Cordon.Core.Exchange;

namespace Cordon.Exchange.Questions;

/// <summary>A record of an epoch, as its holder keeps it: see <see cref="Asking.HeldRecord"/>.</summary>
internal sealed record KeptRecord(CanonicalIdentifier Item, DateOnly FirstSeen, string Class);
