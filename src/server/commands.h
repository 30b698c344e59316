#pragma once

#include "server/command.h"

namespace server {

// Each adds one command to the program; its file is <name>_command.cpp.

void add_serve_command(CLI::App& app, Place& place);
void add_init_command(CLI::App& app, Place& place);
void add_demo_command(CLI::App& app, Place& place);
void add_doctor_command(CLI::App& app, Place& place);
void add_migrate_command(CLI::App& app, Place& place);
void add_backup_command(CLI::App& app, Place& place);
void add_restore_command(CLI::App& app, Place& place);
void add_export_command(CLI::App& app, Place& place);
void add_key_command(CLI::App& app, Place& place);
void add_due_command(CLI::App& app, Place& place);
void add_tick_command(CLI::App& app, Place& place);
void add_verify_command(CLI::App& app, Place& place);
void add_seal_command(CLI::App& app, Place& place);
void add_simulate_command(CLI::App& app, Place& place);
void add_openapi_command(CLI::App& app, Place& place);

// What `gongzhi import …` reads: `import` is that command, each adds one kind below it.

void add_import_data_command(CLI::App& import, Place& place);       // import data FILE
void add_import_divisions_command(CLI::App& import, Place& place);  // import divisions FILE
void add_import_calendar_command(CLI::App& import, Place& place);   // import calendar FILE
void add_import_catalogue_command(CLI::App& import, Place& place);  // import catalogue FILE
void add_import_matters_command(CLI::App& import, Place& place);    // import matters FILE

void add_export_matters_command(CLI::App& exporting, Place& place);  // export matters FILE

}  // namespace server
