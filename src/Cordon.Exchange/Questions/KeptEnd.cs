using Cordon.Exchange.Asking;

namespace Cordon.Exchange.Questions;

/// <summary>That there was an epoch: its records are gone, and its number is used for no other.</summary>
/// <param name="Ended">Whose, of what, and which.</param>
internal sealed record KeptEnd(EpochName Ended);
