namespace Cordon.Core.Screening.Model;

/// <summary>What came of reading a model file: an ensemble, or one sentence that says where the file is wrong and what was expected.</summary>
public sealed record TreeEnsembleReading(TreeEnsemble? Ensemble, string? Fault);
