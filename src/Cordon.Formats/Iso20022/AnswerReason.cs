namespace Cordon.Formats.Iso20022;

/// <summary>One reason a bank gives for its answer.</summary>
/// <param name="Code">A code of the standard's external code sets (<c>LEGL</c>, <c>NOAS</c>, <c>CUST</c>, …); null where it gives none.</param>
/// <param name="Proprietary">A code of the bank's own or its scheme's; null where it gives none.</param>
/// <param name="Words">The additional information, its lines parted by line feeds; empty for none.</param>
public sealed record AnswerReason(string? Code, string? Proprietary, string Words);
