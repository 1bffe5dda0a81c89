namespace Cordon.Learning;

/// <summary>How far something has moved from what the model learnt.</summary>
public enum DriftState : byte
{
    /// <summary>Too little has been seen to say anything.</summary>
    CannotBeTold,
    Quiet,

    /// <summary>Somebody should look.</summary>
    Watch,

    /// <summary>The model is to be trusted less until somebody has looked.</summary>
    Alarm,
}
