namespace Cordon.Learning;

/// <summary>What a label from a journal rests on. Strongest first.</summary>
public enum LabelSource : byte
{
    /// <summary>A victim's report.</summary>
    Report,

    /// <summary>A person's word on a hold.</summary>
    Verdict,

    /// <summary>Reported money moved by it.</summary>
    Trace,

    /// <summary>A stranger's payment into an account whose past is a mule's.</summary>
    LikelyMule,

    /// <summary>Nobody has said anything of it for long enough.</summary>
    Silence,
}
