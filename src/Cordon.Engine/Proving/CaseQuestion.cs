using Cordon.Core.Values;

namespace Cordon.Engine.Proving;

/// <summary>What a case's evidence is to be about.</summary>
/// <param name="Case">The case.</param>
/// <param name="Stolen">The stolen payment's number.</param>
/// <param name="Payments">The payments that moved its money, by number, the stolen one among them.</param>
/// <param name="Orders">Its freeze orders, by number.</param>
/// <param name="ErasedUntil">Until when what people wrote into it was erased: reports of that time are not shown. Null where nothing was.</param>
public sealed record CaseQuestion(uint Case, long Stolen, IReadOnlySet<long> Payments, IReadOnlySet<long> Orders, Instant? ErasedUntil);
