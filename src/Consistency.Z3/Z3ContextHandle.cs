using Microsoft.Win32.SafeHandles;
using Native = Microsoft.Z3.Native;

namespace Consistency.Z3;

/// <summary>A native Z3 context; everything made in it goes with it, also when nobody disposes it.</summary>
internal sealed class Z3ContextHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    // Z3 ends the process on an error unless a handler is set. This one does nothing: the binding asks for the error after
    // each call and throws. Native code keeps a pointer to it, so it must never be collected.
    private static readonly Native.Z3_error_handler IgnoreError = static (_, _) => { };

    public Z3ContextHandle()
        : base(ownsHandle: true)
    {
        nint configuration = Native.Z3_mk_config();
        SetHandle(Native.Z3_mk_context_rc(configuration));
        Native.Z3_del_config(configuration);
        Native.Z3_set_error_handler(handle, IgnoreError);
    }

    protected override bool ReleaseHandle()
    {
        Native.Z3_del_context(handle);
        return true;
    }
}
