"""Forms and filled forms in the formats of ODK, and the words of its protocol.

`convert` and `from_xform` are in `orkhon.engines.xforms.conversion`: pyxform brings
40 MB with it, which the processes that take in filled forms need not carry.
"""

from orkhon.engines.xforms.comparison import (
    ComparisonError,
    Difference,
    compare_instances,
)
from orkhon.engines.xforms.expected_files import files_named
from orkhon.engines.xforms.file_names import safe_name
from orkhon.engines.xforms.instance import (
    Envelope,
    Instance,
    InstanceError,
    read_instance,
)
from orkhon.engines.xforms.model import (
    CellProblem,
    CentralField,
    ExpectedFile,
    Field,
    FormError,
    FormSchema,
    Language,
    Option,
    SecondaryInstance,
    central_fields,
    odata_name,
)
from orkhon.engines.xforms.multipart import (
    Limits,
    MultipartError,
    Part,
    Post,
    read_multipart,
)
from orkhon.engines.xforms.openrosa import (
    ListedForm,
    ManifestFile,
    OpenRosaError,
    Receipt,
)
from orkhon.engines.xforms.schema import schema_of
from orkhon.engines.xforms.settings_code import (
    SettingsError,
    qr_png,
    qr_svg,
    read_settings,
    settings_text,
)

__all__ = [
    "CellProblem",
    "CentralField",
    "ComparisonError",
    "Difference",
    "Envelope",
    "ExpectedFile",
    "Field",
    "FormError",
    "FormSchema",
    "Instance",
    "InstanceError",
    "Language",
    "Limits",
    "ListedForm",
    "ManifestFile",
    "MultipartError",
    "OpenRosaError",
    "Option",
    "Part",
    "Post",
    "Receipt",
    "SecondaryInstance",
    "SettingsError",
    "central_fields",
    "compare_instances",
    "files_named",
    "odata_name",
    "qr_png",
    "qr_svg",
    "read_instance",
    "read_multipart",
    "read_settings",
    "safe_name",
    "schema_of",
    "settings_text",
]
