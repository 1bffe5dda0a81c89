using Cordon.Core.Screening.Model;

namespace Cordon.Learning;

/// <summary>A model that was trained.</summary>
/// <param name="Text">Its file.</param>
/// <param name="Ensemble">The same, as screening reads it.</param>
/// <param name="Calibration">What its margins were turned by; <see cref="Calibration.None"/> where none could be fitted.</param>
/// <param name="Rows">Payments it learnt from.</param>
/// <param name="CriminalRows">Those of them that were criminal.</param>
public sealed record TrainedModel(string Text, TreeEnsemble Ensemble, Calibration Calibration, long Rows, long CriminalRows);
