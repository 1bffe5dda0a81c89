namespace Cordon.Engine.Proving;

/// <summary>What a case's evidence is to be about.</summary>
/// <param name="Case">The case.</param>
/// <param name="Stolen">The stolen payment's number.</param>
/// <param name="Payments">The payments that moved its money, by number, the stolen one among them.</param>
/// <param name="Orders">Its freeze orders, by number.</param>
public sealed record CaseQuestion(uint Case, long Stolen, IReadOnlySet<long> Payments, IReadOnlySet<long> Orders);
