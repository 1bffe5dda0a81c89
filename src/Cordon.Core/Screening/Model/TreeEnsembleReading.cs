namespace Cordon.Core.Screening.Model;

/// <summary>What came of reading a model file: an ensemble, or one sentence that says where the file is wrong and what was expected.</summary>
/// <param name="Line">The line of the fault, from 1; 0 where there is none, or the file as a whole is refused.</param>
public sealed record TreeEnsembleReading(TreeEnsemble? Ensemble, string? Fault, int Line = 0);
